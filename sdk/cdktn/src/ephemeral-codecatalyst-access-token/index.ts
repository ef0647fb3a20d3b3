// https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/ephemeral-resources/access_token
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktn from 'cdktn';

// Configuration

export interface EphemeralCodecatalystAccessTokenConfig extends cdktn.TerraformEphemeralMetaArguments {
  /**
  * When it expires (RFC 3339); a year from its making if left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/ephemeral-resources/access_token#expires_time EphemeralCodecatalystAccessToken#expires_time}
  */
  readonly expiresTime?: string;
  /**
  * What the token is called. It must have 1 to 100 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/ephemeral-resources/access_token#name EphemeralCodecatalystAccessToken#name}
  */
  readonly name: string;
}

/**
* Represents a {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/ephemeral-resources/access_token codecatalyst_access_token}
*/
export class EphemeralCodecatalystAccessToken extends cdktn.TerraformEphemeralResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "codecatalyst_access_token";

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/ephemeral-resources/access_token codecatalyst_access_token} Ephemeral Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options EphemeralCodecatalystAccessTokenConfig
  */
  public constructor(scope: Construct, id: string, config: EphemeralCodecatalystAccessTokenConfig) {
    super(scope, id, {
      terraformResourceType: 'codecatalyst_access_token',
      terraformGeneratorMetadata: {
        providerName: 'codecatalyst',
        providerVersion: '0.1.0'
      },
      provider: config.provider,
      dependsOn: config.dependsOn,
      count: config.count,
      lifecycle: config.lifecycle,
      forEach: config.forEach
    });
    this._expiresTime = config.expiresTime;
    this._name = config.name;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // access_token_id - computed: true, optional: false, required: false
  public get accessTokenId() {
    return this.getStringAttribute('access_token_id');
  }

  // expires_time - computed: true, optional: true, required: false
  private _expiresTime?: string; 
  public get expiresTime() {
    return this.getStringAttribute('expires_time');
  }
  public set expiresTime(value: string) {
    this._expiresTime = value;
  }
  public resetExpiresTime() {
    this._expiresTime = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get expiresTimeInput() {
    return this._expiresTime;
  }

  // name - computed: false, optional: false, required: true
  private _name?: string; 
  public get name() {
    return this.getStringAttribute('name');
  }
  public set name(value: string) {
    this._name = value;
  }
  // Temporarily expose input value. Use with caution.
  public get nameInput() {
    return this._name;
  }

  // owner_id - computed: true, optional: false, required: false
  public get ownerId() {
    return this.getStringAttribute('owner_id');
  }

  // secret - computed: true, optional: false, required: false
  public get secret() {
    return this.getStringAttribute('secret');
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      expires_time: cdktn.stringToTerraform(this._expiresTime),
      name: cdktn.stringToTerraform(this._name),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      expires_time: {
        value: cdktn.stringToHclTerraform(this._expiresTime),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      name: {
        value: cdktn.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
