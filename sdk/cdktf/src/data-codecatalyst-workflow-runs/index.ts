// https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/data-sources/workflow_runs
// generated from terraform resource schema

import { Construct } from 'constructs';
import * as cdktf from 'cdktf';

// Configuration

export interface DataCodecatalystWorkflowRunsConfig extends cdktf.TerraformMetaArguments {
  /**
  * The project that holds the workflows. It must have 3 to 63 characters: it is the project's name, as `project.name` has it, and neither its display name nor its id.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/data-sources/workflow_runs#project_name DataCodecatalystWorkflowRuns#project_name}
  */
  readonly projectName: string;
  /**
  * The space that holds the project. The provider's `space_name` if left out. It must have 3 to 63 characters and match [a-zA-Z0-9]+(?:[-_\.][a-zA-Z0-9]+)*.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/data-sources/workflow_runs#space_name DataCodecatalystWorkflowRuns#space_name}
  */
  readonly spaceName?: string;
  /**
  * The id of the workflow whose runs are listed; all workflows if left out.
  *
  * Docs at Terraform Registry: {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/data-sources/workflow_runs#workflow_id DataCodecatalystWorkflowRuns#workflow_id}
  */
  readonly workflowId?: string;
}
export interface DataCodecatalystWorkflowRunsWorkflowRunsStatusReasons {
}

export function dataCodecatalystWorkflowRunsWorkflowRunsStatusReasonsToTerraform(struct?: DataCodecatalystWorkflowRunsWorkflowRunsStatusReasons): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataCodecatalystWorkflowRunsWorkflowRunsStatusReasonsToHclTerraform(struct?: DataCodecatalystWorkflowRunsWorkflowRunsStatusReasons): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCodecatalystWorkflowRunsWorkflowRunsStatusReasonsOutputReference extends cdktf.ComplexObject {
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

  public get internalValue(): DataCodecatalystWorkflowRunsWorkflowRunsStatusReasons | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCodecatalystWorkflowRunsWorkflowRunsStatusReasons | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }
}

export class DataCodecatalystWorkflowRunsWorkflowRunsStatusReasonsList extends cdktf.ComplexList {

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
  public get(index: number): DataCodecatalystWorkflowRunsWorkflowRunsStatusReasonsOutputReference {
    return new DataCodecatalystWorkflowRunsWorkflowRunsStatusReasonsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}
export interface DataCodecatalystWorkflowRunsWorkflowRuns {
}

export function dataCodecatalystWorkflowRunsWorkflowRunsToTerraform(struct?: DataCodecatalystWorkflowRunsWorkflowRuns): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  return {
  }
}


export function dataCodecatalystWorkflowRunsWorkflowRunsToHclTerraform(struct?: DataCodecatalystWorkflowRunsWorkflowRuns): any {
  if (!cdktf.canInspect(struct) || cdktf.Tokenization.isResolvable(struct)) { return struct; }
  if (cdktf.isComplexElement(struct)) {
    throw new Error("A complex element was used as configuration, this is not supported: https://cdk.tf/complex-object-as-configuration");
  }
  const attrs = {
  };
  return attrs;
}

export class DataCodecatalystWorkflowRunsWorkflowRunsOutputReference extends cdktf.ComplexObject {
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

  public get internalValue(): DataCodecatalystWorkflowRunsWorkflowRuns | undefined {
    let hasAnyValues = this.isEmptyObject;
    const internalValueResult: any = {};
    return hasAnyValues ? internalValueResult : undefined;
  }

  public set internalValue(value: DataCodecatalystWorkflowRunsWorkflowRuns | undefined) {
    if (value === undefined) {
      this.isEmptyObject = false;
    }
    else {
      this.isEmptyObject = Object.keys(value).length === 0;
    }
  }

  // end_time - computed: true, optional: false, required: false
  public get endTime() {
    return this.getStringAttribute('end_time');
  }

  // id - computed: true, optional: false, required: false
  public get id() {
    return this.getStringAttribute('id');
  }

  // last_updated_time - computed: true, optional: false, required: false
  public get lastUpdatedTime() {
    return this.getStringAttribute('last_updated_time');
  }

  // start_time - computed: true, optional: false, required: false
  public get startTime() {
    return this.getStringAttribute('start_time');
  }

  // status - computed: true, optional: false, required: false
  public get status() {
    return this.getStringAttribute('status');
  }

  // status_reasons - computed: true, optional: false, required: false
  private _statusReasons = new DataCodecatalystWorkflowRunsWorkflowRunsStatusReasonsList(this, "status_reasons", false);
  public get statusReasons() {
    return this._statusReasons;
  }

  // workflow_id - computed: true, optional: false, required: false
  public get workflowId() {
    return this.getStringAttribute('workflow_id');
  }

  // workflow_name - computed: true, optional: false, required: false
  public get workflowName() {
    return this.getStringAttribute('workflow_name');
  }
}

export class DataCodecatalystWorkflowRunsWorkflowRunsList extends cdktf.ComplexList {

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
  public get(index: number): DataCodecatalystWorkflowRunsWorkflowRunsOutputReference {
    return new DataCodecatalystWorkflowRunsWorkflowRunsOutputReference(this.terraformResource, this.terraformAttribute, index, this.wrapsSet);
  }
}

/**
* Represents a {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/data-sources/workflow_runs codecatalyst_workflow_runs}
*/
export class DataCodecatalystWorkflowRuns extends cdktf.TerraformDataSource {

  // =================
  // STATIC PROPERTIES
  // =================
  public static readonly tfResourceType = "codecatalyst_workflow_runs";

  // ==============
  // STATIC Methods
  // ==============
  /**
  * Generates CDKTF code for importing a DataCodecatalystWorkflowRuns resource upon running "cdktf plan <stack-name>"
  * @param scope The scope in which to define this construct
  * @param importToId The construct id used in the generated config for the DataCodecatalystWorkflowRuns to import
  * @param importFromId The id of the existing DataCodecatalystWorkflowRuns that should be imported. Refer to the {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/data-sources/workflow_runs#import import section} in the documentation of this resource for the id to use
  * @param provider? Optional instance of the provider where the DataCodecatalystWorkflowRuns to import is found
  */
  public static generateConfigForImport(scope: Construct, importToId: string, importFromId: string, provider?: cdktf.TerraformProvider) {
        return new cdktf.ImportableResource(scope, importToId, { terraformResourceType: "codecatalyst_workflow_runs", importId: importFromId, provider });
      }

  // ===========
  // INITIALIZER
  // ===========

  /**
  * Create a new {@link https://registry.terraform.io/providers/codecatalyst-iac/codecatalyst/0.1.0/docs/data-sources/workflow_runs codecatalyst_workflow_runs} Data Source
  *
  * @param scope The scope in which to define this construct
  * @param id The scoped construct ID. Must be unique amongst siblings in the same scope
  * @param options DataCodecatalystWorkflowRunsConfig
  */
  public constructor(scope: Construct, id: string, config: DataCodecatalystWorkflowRunsConfig) {
    super(scope, id, {
      terraformResourceType: 'codecatalyst_workflow_runs',
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
    this._projectName = config.projectName;
    this._spaceName = config.spaceName;
    this._workflowId = config.workflowId;
  }

  // ==========
  // ATTRIBUTES
  // ==========

  // project_name - computed: false, optional: false, required: true
  private _projectName?: string; 
  public get projectName() {
    return this.getStringAttribute('project_name');
  }
  public set projectName(value: string) {
    this._projectName = value;
  }
  // Temporarily expose input value. Use with caution.
  public get projectNameInput() {
    return this._projectName;
  }

  // space_name - computed: true, optional: true, required: false
  private _spaceName?: string; 
  public get spaceName() {
    return this.getStringAttribute('space_name');
  }
  public set spaceName(value: string) {
    this._spaceName = value;
  }
  public resetSpaceName() {
    this._spaceName = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get spaceNameInput() {
    return this._spaceName;
  }

  // workflow_id - computed: false, optional: true, required: false
  private _workflowId?: string; 
  public get workflowId() {
    return this.getStringAttribute('workflow_id');
  }
  public set workflowId(value: string) {
    this._workflowId = value;
  }
  public resetWorkflowId() {
    this._workflowId = undefined;
  }
  // Temporarily expose input value. Use with caution.
  public get workflowIdInput() {
    return this._workflowId;
  }

  // workflow_runs - computed: true, optional: false, required: false
  private _workflowRuns = new DataCodecatalystWorkflowRunsWorkflowRunsList(this, "workflow_runs", false);
  public get workflowRuns() {
    return this._workflowRuns;
  }

  // =========
  // SYNTHESIS
  // =========

  protected synthesizeAttributes(): { [name: string]: any } {
    return {
      project_name: cdktf.stringToTerraform(this._projectName),
      space_name: cdktf.stringToTerraform(this._spaceName),
      workflow_id: cdktf.stringToTerraform(this._workflowId),
    };
  }

  protected synthesizeHclAttributes(): { [name: string]: any } {
    const attrs = {
      project_name: {
        value: cdktf.stringToHclTerraform(this._projectName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      space_name: {
        value: cdktf.stringToHclTerraform(this._spaceName),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
      workflow_id: {
        value: cdktf.stringToHclTerraform(this._workflowId),
        isBlock: false,
        type: "simple",
        storageClassType: "string",
      },
    };

    // remove undefined attributes
    return Object.fromEntries(Object.entries(attrs).filter(([_, value]) => value !== undefined && value.value !== undefined ))
  }
}
