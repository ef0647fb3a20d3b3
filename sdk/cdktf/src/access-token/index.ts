// https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/access_token
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface AccessTokenConfig extends cdktf.TerraformMetaArguments {
  /**
  * When it expires (RFC 3339); a year from its making if left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/access_token#expires_time AccessToken#expires_time}
  */
  readonly expiresTime?: string;
  /**
  * What the token is called. It must have 1 to 100 characters.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/access_token#name AccessToken#name}
  */
  readonly name: string;
  /**
  * Makes a new token inside this resource before the present one expires. The time is looked at when it is read, and the next `apply` does what is due.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/access_token#rotation AccessToken#rotation}
  */
  readonly rotation?: AccessTokenRotation;
}
export interface AccessTokenPrevious {
}

export function accessTokenPreviousToTerraform(struct?: AccessTokenPrevious): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function accessTokenPreviousToHclTerraform(struct?: AccessTokenPrevious): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class AccessTokenPreviousOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param complexObjectIndex the index of this item in the list
  * @param complexObjectIsFromSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string, complexObjectIndex: number, complexObjectIsFromSet: boolean) {
    super(terraformResource, terraformAttribute, complexObjectIsFromSet, complexObjectIndex);
  }

  public get internalValue(): AccessTokenPrevious | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: AccessTokenPrevious | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // access_token_id - computed: true, optional: false, required: false
  public get accessTokenId() {
    return this.getStringAttribute('access_token_id');
  }

  // delete_after - computed: true, optional: false, required: false
  public get deleteAfter() {
    return this.getStringAttribute('delete_after');
  }
}

export class AccessTokenPreviousList extends cdktf.ComplexList {

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  * @param wrapsSet whether the list is wrapping a set (will add tolist() to be able to access an item via an index)
  */
  constructor(protected terraformResource: cdktf.IInterpolatingParent, protected terraformAttribute: string, protected wrapsSet: boolean) {
    super(terraformResource, terraformAttribute, wrapsSet)
  }

  /**
  * @param index the index of the item to return
  */
  public get(index: number): AccessTokenPreviousOutputReference {
    return new AccessTokenPreviousOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export interface AccessTokenRotation {
  /**
  * How many days before its expiry a token is to be followed by a new one (1 to 364).
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/access_token#before_days AccessToken#before_days}
  */
  readonly beforeDays: number;
  /**
  * For how many days the one before stays good (1 to 364); until it expires, if left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/access_token#overlap_days AccessToken#overlap_days}
  */
  readonly overlapDays?: number;
}

export function accessTokenRotationToTerraform(struct?: AccessTokenRotation | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
    before_days: cdktf.numberToTerraform(struct!.beforeDays),
    overlap_days: cdktf.numberToTerraform(struct!.overlapDays),
  }
}


export function accessTokenRotationToHclTerraform(struct?: AccessTokenRotation | cdktf.IResolvable): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
    before_days: {
      value: cdktf.numberToHclTerraform(struct!.beforeDays),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
    overlap_days: {
      value: cdktf.numberToHclTerraform(struct!.overlapDays),
      isBlock: false,
      type: "simple",
      storageClassType: "number",
    },
  };

  // remove undefined attributes
  return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined));
}

export class AccessTokenRotationOutputReference extends cdktf.ComplexObject {
  private isEmptyObject = false;
  private resolvableValue?: cdktf.IResolvable;

  /**
  * @param terraformResource The parent resource
  * @param terraformAttribute The attribute on the parent resource this class is referencing
  */
  public constructor(terraformResource: cdktf.IInterpolatingParent, terraformAttribute: string) {
    super(terraformResource, terraformAttribute, false);
  }

  public get internalValue(): AccessTokenRotation | cdktf.IResolvable | undefined {
    if (this.resolvableValue) {
      return this.resolvableValue;
    }
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    if (this._beforeDays !== undefined) {
      hasAnyValues = true;
      internalValueResult.beforeDays = this._beforeDays;
    }
    if (this._overlapDays !== undefined) {
      hasAnyValues = true;
      internalValueResult.overlapDays = this._overlapDays;
    }
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: AccessTokenRotation | cdktf.IResolvable | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
      this.resolvableValue = undefined;
      this._beforeDays = undefined;
      this._overlapDays = undefined;
    }
    else if (cdktf.Tokenization.isResolvable(value)) {
      this.isEmptyObject = false;
      this.resolvableValue = value;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
      this.resolvableValue = undefined;
      this._beforeDays = value.beforeDays;
      this._overlapDays = value.overlapDays;
    }
  }

  // before_days - computed: false, optional: false, required: true
  private _beforeDays?: number; 
  public get beforeDays() {
    return this.getNumberAttribute('before_days');
  }
  public set beforeDays(value: number) {
    this._beforeDays = value;
  }
  // Temporarily expose input value. Use with caution.
  public get beforeDaysInput() {
    return this._beforeDays;
  }

  // overlap_days - computed: false, optional: true, required: false
  private _overlapDays?: number; 
  public get overlapDays() {
    return this.getNumberAttribute('overlap_days');
  }
  public set overlapDays(value: number) {
    this._overlapDays = value;
  }
  public resetOverlapDays() {
    this._overlapDays = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get overlapDaysInput() {
    return this._overlapDays;
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/access_token codecatalyst_access_token}
*/
export class AccessToken extends cdktf.TerraformResource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "codecatalyst_access_token";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a AccessToken resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the AccessToken to import
  * @param importFromId The id of the existing AccessToken that should be imported. Refer to the {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/access_token#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the AccessToken to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "codecatalyst_access_token", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/resources/access_token codecatalyst_access_token} Resource
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options AccessTokenConfig
  */
  public constructor(scope: Construct, id: string, config: AccessTokenConfig) {
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
      provisioners: config.provisioners,
      connection: config.connection,
      forEach: config.forEach
    });
    this._expiresTime = config.expiresTime;
    this._name = config.name;
    this._rotation.internalValue = config.rotation;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // access_token_id - computed: true, optional: false, required: false
  public get accessTokenId() {
    return this.getStringAttribute('access_token_id');
  }

  // cleanup_due - computed: true, optional: false, required: false
  public get cleanupDue() {
    return this.getListAttribute('cleanup_due');
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

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
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

  // previous - computed: true, optional: false, required: false
  private _previous = new AccessTokenPreviousList(this, "previous", false);
  public get previous() {
    return this._previous;
  }

  // rotation - computed: false, optional: true, required: false
  private _rotation = new AccessTokenRotationOutputReference(this, "rotation");
  public get rotation() {
    return this._rotation;
  }
  public putRotation(value: AccessTokenRotation) {
    this._rotation.internalValue = value;
  }
  public resetRotation() {
    this._rotation.internalValue = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get rotationInput() {
    return this._rotation.internalValue;
  }

  // rotation_due - computed: true, optional: false, required: false
  public get rotationDue() {
    return this.getBooleanAttribute('rotation_due');
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
      expires_time: cdktf.stringToTerraform(this._expiresTime),
      name: cdktf.stringToTerraform(this._name),
      rotation: accessTokenRotationToTerraform(this._rotation.internalValue),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      expires_time: {
        value: cdktf.stringToHclTerraform(this._expiresTime),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      name: {
        value: cdktf.stringToHclTerraform(this._name),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      rotation: {
        value: accessTokenRotationToHclTerraform(this._rotation.internalValue),
        isBlock: true,
        type: "struct",
        storageClassType: "AccessTokenRotation",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
